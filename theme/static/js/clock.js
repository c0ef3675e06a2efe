// What is under way, past and today is right at the moment of reading.
"use strict";
