// Under which words to look for a query: as typed, then with what Korean and Arabic tie to words taken off,
// then, where nothing was found, boldly. The other half is plugins/communique/publishing/forms.py.

// 조사 of the Standard Korean Language Dictionary, one or more at the end of a word of two syllables or more.
const particles = "(?:에서|에게서?|한테서?|께서?|으?로(?:서|써)?|에|와|과|이?랑|하고|처럼|같이|만큼|보다|까지|부터|마다|밖에|조차|마저|대로|만|들|이?나|이?라도|이?라는|이?란|이?며|이?든지|을|를|의|이|가|은|는|도)";
const korean = new RegExp(`^([가-힣]{2,}?)${particles}+$`);
const boldKorean = new RegExp(`^([가-힣]+?)${particles}+$`);
// "And" and "so" before an article; boldly, also what else is written with the next word.
const arabic = /^[وف](?=(?:ال|بال|كال|لل)..)/;
const boldArabic = /^[وف]?(?:[بكل]?ال|لل|[بكل])?(?=...)/;
const marks = /[\u0640\u064b-\u065f\u0670]/g;

const each = (query, change) => query.split(/\s+/).map(change).join(" ");

export function readings(query, lang) {
  const found = [query];
  if (lang.startsWith("ko")) {
    found.push(each(query, word => word.replace(korean, "$1")), each(query, word => word.replace(boldKorean, "$1")));
  } else if (lang.startsWith("ar")) {
    const bare = query.replace(marks, "");
    found.push(each(bare, word => word.replace(arabic, "")), each(bare, word => word.replace(boldArabic, "")));
  }
  return found;
}

// The program of the bundle, ready to be asked. A form counts less than the word itself.
export async function begun(url) {
  const pagefind = await import(url);
  await pagefind.options({ ranking: { metaWeights: { forms: 0.1 } } });
  await pagefind.filters();
  return pagefind;
}

// What Pagefind finds: the exact first, what only another reading finds after it, each page once.
export async function find(pagefind, query, lang, options = {}) {
  const [typed, gentle, bold] = readings(query, lang);
  const look = words => pagefind.search(words, options);
  const first = await look(typed);
  let wide = gentle && gentle !== typed ? await look(gentle) : first;
  if (!first.results.length && !wide.results.length && bold && bold !== gentle) wide = await look(bold);
  const known = new Set(first.results.map(result => result.id));
  return { ...wide, results: [...first.results, ...wide.results.filter(result => !known.has(result.id))] };
}
