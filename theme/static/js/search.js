// The search page: what the form asks for, found by Pagefind, which is fetched when the reader begins.
const form = document.querySelector(".search-form--page");
const box = document.querySelector(".search-results");
// Its name holds a digest of its content, which the page knows.
const { begun, find } = await import(box.dataset.words);
const [status, list, more] = ["status", "list", "more"].map(name => box.querySelector(`.search-results__${name}`));
const model = box.querySelector("template").content.firstElementChild;
const selects = [...form.querySelectorAll("select")];
const fields = [form.elements.q, ...selects];
const { lang } = document.documentElement;
const AT_ONCE = 10;
let results = [], asked = 0, program;

const pagefind = () => (program ??= begun(box.dataset.bundle));

// Pagefind marks words by <mark> in text whose signs are escaped; no HTML is taken from it.
function fill(place, excerpt) {
  const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  excerpt.split(/<\/?mark>/).forEach((part, n) => {
    const text = part.replace(/&(?:lt|gt|quot|#39|amp);/g, sign => signs[sign]);
    const mark = n % 2 && document.createElement("mark");
    if (mark) mark.textContent = text;
    place.append(mark || text);
  });
}

function shown({ url, excerpt, meta }) {
  const result = model.cloneNode(true);
  const put = (name, text) => (result.querySelector(name).textContent = text || "");
  result.classList.add(`kind--${meta.class}`);
  put(".kind-label", meta.kind);
  put(".search-results__date", meta.date);
  put("a", meta.title);
  result.querySelector("a").href = url;
  fill(result.querySelector(".search-results__excerpt"), excerpt);
  return result;
}

async function showMore(turn) {
  const at = list.children.length;
  const found = await Promise.all(results.slice(at, at + AT_ONCE).map(result => result.data()));
  if (turn !== asked) return;
  list.append(...found.map(shown));
  more.hidden = list.children.length >= results.length;
  if (at) list.children[at].querySelector("a").focus();
}

// Its own choice does not narrow a select; the other ones do.
function offer(select, { filters, totalFilters }) {
  const chosen = select.value;
  const counts = (chosen ? totalFilters : filters)[select.name] || {};
  const names = Object.keys(counts).filter(name => counts[name] || name === chosen);
  if (chosen && !names.includes(chosen)) names.push(chosen);
  names.sort(select.name === "year" ? (a, b) => b - a : new Intl.Collator(lang).compare);
  select.replaceChildren(select.options[0], ...names.map(name => new Option(`${name} (${counts[name] || 0})`, name)));
  select.value = chosen;
}

async function search() {
  const turn = ++asked, query = form.elements.q.value.trim();
  const chosen = selects.filter(select => select.value).map(select => [select.name, select.value]);
  box.hidden = !query;
  if (!query) return;
  status.textContent = box.dataset.busy;
  try {
    const found = await find(await pagefind(), query, lang, { filters: Object.fromEntries(chosen) });
    if (turn !== asked) return;
    results = found.results;
    selects.forEach(select => offer(select, found));
    selects[0].closest("[hidden]")?.removeAttribute("hidden");
    list.replaceChildren();
    await showMore(turn);
    const count = new Intl.NumberFormat(lang).format(results.length);
    status.textContent = results.length ? box.dataset.count.replace("#", count) : box.dataset.none;
  } catch {
    program = undefined;
    status.textContent = box.dataset.off;
  }
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  fields.forEach(field => {
    const value = asked.get(field.name) || "";
    if (value && field.options && ![...field.options].some(option => option.value === value)) field.add(new Option(value));
    field.value = value;
  });
  search();
}

function go() {
  const filled = fields.filter(field => field.value.trim()).map(field => [field.name, field.value.trim()]);
  history.pushState(null, "", `?${new URLSearchParams(filled)}`);
  search();
}

form.addEventListener("submit", event => (event.preventDefault(), go()));
form.addEventListener("change", event => event.target.matches("select") && go());
form.elements.q.addEventListener("focus", () => pagefind().catch(() => (program = undefined)), { once: true });
more.addEventListener("click", () => showMore(asked));
addEventListener("popstate", fromAddress);
fromAddress();
