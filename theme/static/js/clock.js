// Between two builds time goes on: says by the reader's clock what is under way and today, takes what is over
// out of lists of what comes, closes registrations, and puts the reader's own time behind the venue's.
"use strict";
{
  const words = document.currentScript.dataset;
  const all = (selector, each) => document.querySelectorAll(selector).forEach(each);
  const local = date => date.toLocaleDateString("sv");

  const tell = () => {
    const now = new Date(), today = local(now);

    all("[data-over]", badge => {
      const over = now >= new Date(badge.dataset.over), begins = new Date(badge.dataset.begins);
      const text = over ? "" : now >= begins ? words.now : local(begins) == today ? words.today : "";
      badge.textContent = text;
      badge.hidden = !text;
      if (over) leave(badge.closest("[data-coming] li"), badge.closest(".event-card"));
    });

    all("[data-closes]", box => {
      const open = !(now < new Date(box.dataset.opens)) && now < new Date(box.dataset.closes);
      box.querySelector(".registration__closed").hidden = open;
      const way = box.querySelector(".registration__way");
      if (way) way.hidden = !open;
    });

    all("[data-day]", day => day.dataset.day == today ? day.setAttribute("aria-current", "date") : day.removeAttribute("aria-current"));
    all("[data-this-month]", link => {
      const month = document.querySelector(`[data-month="${today.slice(0, 7)}"]`);
      link.hidden = !month;
      if (month) link.href = month.href;
    });
  };

  // Into the list of what was, where the page has one; a list that is empty then says so.
  const leave = (entry, card) => {
    card?.classList.add("event-card--past");
    if (!entry) return;
    const list = entry.parentElement, group = entry.closest("[data-group]"), coming = entry.closest("[data-coming]");
    const past = document.querySelector("[data-past] ul");
    past ? past.prepend(entry) : entry.remove();
    if (!list.children.length) (group || list).remove();
    const none = document.querySelector("[data-none]");
    if (none) none.hidden = coming.querySelector("li");
  };

  const yours = line => {
    const time = line.previousElementSibling.previousElementSibling;
    const there = time.dateTime, until = time.dataset.ends || there;
    const begin = new Date(there), end = new Date(until);
    const wall = date => `${local(date)}T${date.toTimeString().slice(0, 5)}`;
    if (wall(begin) == there.slice(0, 16) && wall(end) == until.slice(0, 16)) {
      line.textContent = words.same;
      return;
    }
    const same = local(begin) == there.slice(0, 10) && local(end) == local(begin) && until.startsWith(local(end));
    const form = new Intl.DateTimeFormat(words.locale, {
      ...(!same && { day: "numeric", month: "short" }),
      hour: "numeric", minute: "2-digit", timeZoneName: "short", numberingSystem: "latn",
    });
    line.textContent = `${words.yours}: ${end > begin ? form.formatRange(begin, end) : form.format(begin)}`;
  };

  tell();
  all(".event-when__yours", yours);
  setInterval(tell, 30000);
}
