// The calendar's pages by keyboard and choice: arrows go from day to day of a month, and what the agenda shows stands in
// the page's address.
"use strict";
{
  const days = [...document.querySelectorAll(".month-grid__day")];
  const rtl = document.dir == "rtl" ? -1 : 1;
  const steps = { ArrowLeft: -rtl, ArrowRight: rtl, ArrowUp: -7, ArrowDown: 7 };
  const stop = day => days.forEach(each => each.tabIndex = each == day ? 0 : -1);

  const go = event => {
    const at = days.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = { PageUp: "prev", PageDown: "next" }[event.key];
    const to = { Home: 0, End: days.length - 1 }[event.key] ?? at + steps[event.key];
    if (event.key == "Enter") event.target.querySelector("a")?.focus();
    else if (page) document.querySelector(`.calendar-nav [rel=${page}]`)?.click();
    else if (days[to]) { stop(days[to]); days[to].focus(); }
    else if (!(event.key in steps)) return;
    event.preventDefault();
  };

  if (days.length) {
    stop(days.find(day => day.matches("[aria-current], :target")) || days[0]);
    document.querySelector(".month-grid").addEventListener("keydown", go);
  }

  const filter = document.querySelector("[data-filter]");
  if (filter) {
    const told = filter.querySelector("output"), asked = new URLSearchParams(location.search);
    const chosen = () => [...filter.querySelectorAll(":checked")].filter(each => each.value);
    const show = () => {
      const marks = chosen().map(each => each.value);
      let count = 0;
      for (const month of document.querySelectorAll(".agenda__month")) {
        const entries = [...month.querySelectorAll("li")];
        const met = entries.filter(each => marks.every(mark => each.classList.contains(mark)));
        month.hidden = !met.length;
        count += met.length;
      }
      told.textContent = marks.length ? told.dataset.told.replace("%(count)s", count) : "";
    };
    for (const radio of filter.querySelectorAll("[data-value]"))
      if (asked.get(radio.name) == radio.dataset.value) filter.open = radio.checked = true;
    show();
    filter.addEventListener("change", () => {
      const query = new URLSearchParams(chosen().map(each => [each.name, each.dataset.value]));
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
      show();
    });
  }
}
