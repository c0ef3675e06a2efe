// Reads paths of .ics files, one a line, and prints what ical.js takes from each: the start and end of
// every event by its UID, days as they are, times as instants. Of what repeats: each date up to END.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function said(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
}

const END = "2027-11-23";

function entry(uid, starts, ends) {
  return [uid, said(starts), said(ends ?? starts), starts.zone && !starts.isDate ? starts.zone.tzid : ""];
}

function dates(vevent, others) {
  const event = new ICAL.Event(vevent, { exceptions: others });
  const found = [], iterator = event.iterator();
  for (let at = iterator.next(); at && at.toString() < END; at = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(at);
    found.push(entry(event.uid, startDate, endDate));
  }
  return found;
}

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  // The zones of this file and no other: files explain a zone for the years that they use.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  const uid = (event) => event.getFirstPropertyValue("uid");
  const repeats = (event) => event.hasProperty("rrule") || event.hasProperty("rdate");
  const repeating = new Set(events.filter(repeats).map(uid));
  return events.flatMap((event) => {
    if (repeats(event)) {
      return dates(event, events.filter((other) => uid(other) === uid(event) && other.hasProperty("recurrence-id")));
    }
    if (repeating.has(uid(event))) return [];
    const [starts, ends] = ["dtstart", "dtend"].map((name) => event.getFirstPropertyValue(name));
    return [entry(uid(event), starts, ends)];
  });
}

const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, read(path)]))));
