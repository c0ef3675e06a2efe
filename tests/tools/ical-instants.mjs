// Reads paths of .ics files, one a line, and prints what ical.js takes from each: the start and end of
// every event by its UID, days as they are, times as instants.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function said(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
}

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  // The zones of this file and no other: files explain a zone for the years that they use.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((event) => {
    const [uid, recurrence, starts, ends] = ["uid", "recurrence-id", "dtstart", "dtend"].map((name) =>
      event.getFirstPropertyValue(name),
    );
    const zone = starts.zone && !starts.isDate ? starts.zone.tzid : "";
    return [uid, recurrence ? said(recurrence) : "", said(starts), said(ends ?? starts), zone];
  });
}

const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, read(path)]))));
