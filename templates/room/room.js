/* Small helps for the room's pages; each page works without them. Written for old phones too. */
"use strict";

const body = document.body;
const main = () => document.querySelector("main");
const form = () => document.getElementById("answering");

/* Say a short thing once to whoever listens to the page; what was said of the page before is not left to be read again. */
function tell(words) {
  const place = document.getElementById("told");
  place.textContent = "";
  if (words) setTimeout(() => { place.textContent = words; }, 50);
}

/* What of a page is worth saying when it changes: its heading, its statement, what the room said; not what is folded away. */
const shows = (one) => one.getClientRects().length > 0;
const worthSaying = (part) => Array.from(part.querySelectorAll("[data-say]")).filter(shows).map((each) => each.textContent.trim()).filter(Boolean);
function tellNews(said) {
  tell(worthSaying(main()).filter((words) => said.indexOf(words) < 0).join(". ").replace(/\.\. /g, ". "));
}

/* Whether the room can be reached, said where it cannot: the phone may be out of its Wi-Fi, or the server start anew. */
const SOON = 8000;
const away = document.getElementById("away");
const here = () => location.href.split("#")[0];
let waits = 0;
let tries = 0;
let leaving = false;
addEventListener("pagehide", () => { leaving = true; });
function isAway(yes) {
  if (leaving || !away || (away.hidden && !yes)) return;
  clearTimeout(tries);
  if (yes) tries = setTimeout(async () => { if (await isThere() && body.dataset.live) look(); }, 5000);
  const why = body.dataset.kind === "leading" ? "leads" : waits ? "waits" : "reads";
  if (yes) Array.from(away.children).forEach((each) => { each.hidden = each.className !== `if-${why}`; });
  else tell(away.dataset.back);
  away.hidden = !yes;
}
const missed = () => { if (away) away.scrollIntoView({ block: "nearest" }); };
/* Ask for something that answers soon, or fail: in a Wi-Fi that leads nowhere a browser may wait for minutes. */
async function fetched(address, how) {
  const giving = window.AbortController ? new AbortController() : null;
  const late = giving && setTimeout(() => giving.abort(), SOON);
  try {
    const reply = await fetch(address, Object.assign({ credentials: "same-origin", signal: giving && giving.signal }, how));
    const words = await reply.text();
    /* A page of ours has a main part. Without one, a server in front spoke for ours, which is away for a moment. */
    if (reply.status >= 500 && words.indexOf("<main") < 0) throw new Error(reply.status);
    isAway(false);
    return { reply, words };
  } catch (error) { isAway(true); return null; } finally { clearTimeout(late); }
}
const isThere = () => fetched(document.querySelector("link[rel=icon]").href, { cache: "no-store" });
const read = (words) => new DOMParser().parseFromString(words, "text/html");

/* Read aloud, with the browser's own voice, by one on this device where there is one; what is being read is marked. */
function offerReading() {
  const first = document.querySelector(".read-this");
  if (!first || !body.dataset.readAloud || !("speechSynthesis" in window) || document.querySelector(".read-aloud")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second read-aloud";
  const shows = (reading) => {
    button.textContent = reading ? body.dataset.stopReading : body.dataset.readAloud;
    if (reading) button.dataset.reading = ""; else delete button.dataset.reading;
  };
  const unmark = () => document.querySelectorAll(".being-read").forEach((each) => each.classList.remove("being-read"));
  let turn = 0;
  const stop = () => { turn += 1; speechSynthesis.cancel(); unmark(); shows(false); };
  button.addEventListener("click", () => {
    if ("reading" in button.dataset) { stop(); return; }
    speechSynthesis.cancel();
    turn += 1;
    const mine = turn;
    const parts = Array.from(document.querySelectorAll("[data-read]")).filter((each) => each.getClientRects().length);
    shows(true);
    parts.forEach((part, place) => {
      const words = new SpeechSynthesisUtterance(part.innerText);
      words.lang = part.closest("[lang]").lang;
      const ours = speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.slice(0, 2) === words.lang.slice(0, 2));
      const best = ours.filter((voice) => voice.lang.replace("_", "-") === words.lang)[0] || ours[0];
      if (best) words.voice = best;
      words.rate = 0.9;
      words.onstart = () => { if (mine === turn) { unmark(); part.classList.add("being-read"); } };
      words.onerror = words.onend = () => { if (mine === turn) { part.classList.remove("being-read"); if (place === parts.length - 1) stop(); } };
      speechSynthesis.speak(words);
    });
  });
  shows(false);
  first.before(button);
}
if ("speechSynthesis" in window) addEventListener("pagehide", () => speechSynthesis.cancel());

/* A note's words outlive a reload, on this device and in this tab alone, until they are kept or the phone is handed on. */
const PREFIX = "mir-note ";
const nameOf = (asked) => `${PREFIX}${body.dataset.room} ${asked.elements.statement.value}`;
function kept(work) { try { return work(sessionStorage); } catch (error) { return null; } }
function forgetNotes() {
  kept((held) => Object.keys(held).filter((name) => name.indexOf(PREFIX) === 0).forEach((name) => held.removeItem(name)));
}
function keepNote() {
  const asked = form();
  if (!asked || !asked.elements.note) return;
  const { note, consent } = asked.elements;
  const name = nameOf(asked);
  const written = note.defaultValue;
  const found = kept((held) => JSON.parse(held.getItem(name)));
  if (found && found.words !== written && note.value === written) {
    note.value = found.words;
    asked.elements.note_kind.value = found.kind;
    consent.checked = found.consent;
    document.getElementById("note-here").open = true;
  } else if (found && found.words === written) kept((held) => held.removeItem(name));
  const hold = () => kept((held) => {
    const now = { words: note.value, kind: asked.elements.note_kind.value, consent: consent.checked };
    if (now.words === written) held.removeItem(name); else held.setItem(name, JSON.stringify(now));
  });
  document.getElementById("note-here").addEventListener("input", hold);
}

/* What somebody has put in, and not sent yet: a note, an answer, or nothing. */
function unsent() {
  const asked = form();
  if (!asked) return "";
  const written = asked.elements.note;
  if (written && (written.value !== written.defaultValue || document.activeElement === written)) return "note";
  const fields = Array.from(asked.elements);
  return fields.some((field) => field.type === "radio" && field.checked !== field.defaultChecked) ? "answer" : "";
}

/* Put another page's main part in, keep the place in it, and say what is new. */
function put(fresh, moveFocus) {
  const before = main();
  const next = fresh.querySelector("main");
  if (!next) { location.reload(); return; }
  const said = worthSaying(before);
  const at = before.contains(document.activeElement) ? document.activeElement : null;
  const open = Array.from(before.querySelectorAll("details[id][open]"), (each) => each.id);
  before.replaceWith(next);
  open.forEach((id) => { const same = document.getElementById(id); if (same) same.open = true; });
  document.title = fresh.title;
  ["live", "kind"].forEach((each) => { if (fresh.body.dataset[each]) body.dataset[each] = fresh.body.dataset[each]; else delete body.dataset[each]; });
  dress();
  const summary = document.getElementById("summary");
  const same = at && ((at.id && document.getElementById(at.id)) || sameButton(at));
  if (summary) { summary.focus(); return; }
  if (same && !moveFocus) { same.focus({ preventScroll: true }); } else if (at || moveFocus) {
    const heading = next.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
    scrollTo(0, 0);
    return;
  }
  tellNews(said);
}
const sameButton = (one) => one.name && document.querySelector(`button[name="${one.name}"][value="${CSS.escape(one.value)}"]`);

/* Where the page stays what it is, only what is new of it is put in: whoever is at a button, or reads, stays there. */
const NAMES = ["id", "name", "value", "href", "class"];
const named = (one) => (one.nodeType === 1 ? [one.nodeName, ...NAMES.map((each) => one.getAttribute(each))].join(" ") : one.nodeName);
function settle(old, next) {
  if (old.isEqualNode(next)) return;
  if (old.nodeType !== 1) { old.nodeValue = next.nodeValue; return; }
  if (old.nodeName === "svg") { old.replaceWith(next); return; }
  const keeps = old.nodeName === "DETAILS" ? "open" : "tabindex";
  Array.from(old.attributes).forEach(({ name }) => { if (!next.hasAttribute(name) && name !== keeps) old.removeAttribute(name); });
  Array.from(next.attributes).forEach(({ name, value }) => { if (old.getAttribute(name) !== value) old.setAttribute(name, value); });
  const parts = Array.from(next.childNodes);
  const names = parts.map(named);
  let at = old.firstChild;
  const go = () => { const gone = at; at = at.nextSibling; gone.remove(); };
  parts.forEach((part, place) => {
    while (at && (names.indexOf(named(at), place) < 0 || (part.nodeType === 1 && at.nodeType !== 1))) go();
    if (!at || named(at) !== names[place]) { old.insertBefore(part, at); return; }
    const same = at;
    at = at.nextSibling;
    settle(same, part);
  });
  while (at) go();
}
function putNews(fresh) {
  const said = worthSaying(main());
  const at = main().contains(document.activeElement) ? document.activeElement : null;
  drawn = fresh.querySelector("main").innerHTML;
  settle(main(), fresh.querySelector("main"));
  document.title = fresh.title;
  dress();
  if (at && document.activeElement !== at) {
    const same = sameButton(at) || document.getElementById("now") || main().querySelector("h1");
    if (same.nodeName !== "BUTTON") same.tabIndex = -1;
    same.focus({ preventScroll: shows(same) && same.nodeName === "BUTTON" });
  }
  tellNews(said);
}
const isSamePage = (fresh) => !form() && !fresh.getElementById("answering") && fresh.body.dataset.kind === body.dataset.kind
  && fresh.querySelector("h1") && fresh.querySelector("h1").textContent === document.querySelector("h1").textContent;

/* The room moved on: the page is fetched again. Whoever is writing or has chosen is only told, and loses nothing. */
let asking = false;
let again = false;
async function look() {
  if (asking) { again = true; return; }
  asking = true;
  const found = await fetched(location.href);
  asking = false;
  if (found && (found.reply.status === 404 || found.reply.status === 410)) location.reload(); /* the room is gone, and says so */
  else if (found && found.reply.ok) compare(read(found.words));
  if (again) { again = false; look(); }
}
function compare(fresh) {
  const next = fresh.querySelector("main");
  if (!next || next.innerHTML === drawn || main().getAttribute("aria-busy")) return;
  const asked = form();
  const there = fresh.getElementById("answering");
  if (asked && there && there.elements.statement.value === asked.elements.statement.value) return;
  const what = unsent();
  if (what) {
    const told = document.getElementById("moved-on");
    told.querySelector(".if-note").hidden = what !== "note";
    told.querySelector(".if-answer").hidden = what !== "answer";
    told.hidden = false;
    return;
  }
  if (isSamePage(fresh)) { putNews(fresh); return; }
  drawn = next.innerHTML;
  put(fresh, false);
}
let drawn = main().innerHTML;

/* The room tells over an open connection that it moved, and now and then that it is still there. One that was silent for
   long, as after a sleep, or that was refused, is opened anew: a browser does neither. */
const SILENT = 50000;
let source = null;
let heard = 0;
let opened = false;
let later = 5000;
function hears() { heard = Date.now(); later = 5000; isAway(false); }
function follow() {
  if (source || !body.dataset.live || !("EventSource" in window)) return;
  const mine = new EventSource(body.dataset.live);
  source = mine;
  heard = Date.now();
  follows(true);
  mine.addEventListener("open", () => { hears(); follows(true); if (opened) look(); opened = true; });
  mine.addEventListener("here", hears);
  mine.addEventListener("moved", () => { hears(); look(); });
  mine.addEventListener("error", () => {
    if (source !== mine) return;
    if (mine.readyState === 2) {
      source = null;
      follows(false);
      setTimeout(() => { follow(); look(); }, later * (1 + Math.random()));
      later = Math.min(later * 2, 60000);
    } else setTimeout(() => { if (source === mine && mine.readyState !== 1) look(); }, 3000);
  });
}
/* Whoever's page follows the room need not ask what has happened since. */
function follows(really) { document.documentElement.classList[really ? "add" : "remove"]("follows"); }
function wake() {
  if (document.hidden || !body.dataset.live) return;
  if (source && Date.now() - heard > SILENT) { source.close(); source = null; follow(); }
  look();
}
document.addEventListener("visibilitychange", wake);
document.addEventListener("resume", wake);
addEventListener("online", () => { heard = 0; wake(); isThere(); });
addEventListener("offline", isThere);
setInterval(() => { if (source && Date.now() - heard > SILENT) wake(); }, 10000);
/* What a browser kept is asked for anew: the phone may be another person's by now. */
addEventListener("pageshow", (event) => { going = leaving = false; if (!event.persisted) return; if (body.dataset.live) look(); else location.reload(); });

/* A link or a form leads on only where the room can be reached: a browser's own page of faults helps nobody. */
let going = false;
async function goes(event, go) {
  event.preventDefault();
  if (going) return;
  going = true;
  if (await isThere()) { go(); return; }
  going = false;
  missed();
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.dataset.sure || link.origin !== location.origin || link.getAttribute("href")[0] === "#") return;
  goes(event, () => { link.dataset.sure = "1"; link.click(); delete link.dataset.sure; });
});
document.addEventListener("submit", (event) => {
  const sent = event.target;
  if (event.defaultPrevented || sent.dataset.sure || !sent.requestSubmit) return;
  const button = event.submitter;
  if (body.dataset.kind === "leading" && sent.method === "post") { event.preventDefault(); leads(sent, button); return; }
  goes(event, () => { sent.dataset.sure = "1"; sent.requestSubmit(button); delete sent.dataset.sure; });
});

/* What the facilitator presses is done in place, once: where it did not get there, they look, and press again. */
async function leads(sent, button) {
  if (main().getAttribute("aria-busy")) return;
  main().setAttribute("aria-busy", "true");
  const filled = new URLSearchParams(new FormData(sent));
  if (button && button.name) filled.set(button.name, button.value);
  const found = await fetched(sent.action, { method: "POST", body: filled });
  if (found && found.reply.ok && found.reply.url !== here()) { location.assign(found.reply.url); return; }
  main().removeAttribute("aria-busy");
  if (!found) { missed(); return; }
  const fresh = read(found.words);
  if (!found.reply.ok || !isSamePage(fresh)) { drawn = ""; put(fresh, true); return; }
  sent.reset();
  putNews(fresh);
}

/* An answer is sent from the page it is on, so that a network that is away for a while takes nothing with it. It outlives a
   reload as a note does: chosen again, and sent only when its person says so. */
const answerOf = (asked) => `${PREFIX}answer ${nameOf(asked)}`;
function sendWithCare() {
  const asked = form();
  if (!asked || !window.fetch || !window.URLSearchParams || !window.FormData || !FormData.prototype.entries) return;
  const before = kept((held) => held.getItem(answerOf(asked)));
  const same = before && Array.from(asked.elements).filter((field) => field.name === "answer" && field.value === before)[0];
  if (same && !same.checked) { same.checked = true; document.getElementById("not-sent").hidden = false; }
  const send = async (pressed) => {
    clearTimeout(waits);
    waits = -1;
    const filled = new URLSearchParams(new FormData(asked));
    const found = await fetched(asked.action, { method: "POST", body: filled });
    if (!found) {
      if (filled.get("answer")) kept((held) => held.setItem(answerOf(asked), filled.get("answer")));
      if (asked.isConnected) waits = setTimeout(send, 3000);
      if (pressed) missed();
      return;
    }
    waits = 0;
    kept((held) => held.removeItem(answerOf(asked)));
    if (!asked.isConnected) return;
    if (found.reply.ok) {
      kept((held) => held.removeItem(nameOf(asked)));
      if (found.reply.url === here()) location.reload(); else location.assign(found.reply.url);
    } else {
      drawn = "";
      put(read(found.words), true);
    }
  };
  asked.addEventListener("submit", (event) => { event.preventDefault(); send(true); });
}

/* What the projector shows is made a little smaller where it would not be seen at once. */
function fit() {
  const root = document.documentElement;
  root.style.removeProperty("--fit");
  if (body.dataset.kind !== "screen" || innerWidth < 960) return;
  for (let part = 0.95; part >= 0.6 && root.scrollHeight > innerHeight; part -= 0.05) root.style.setProperty("--fit", part.toFixed(2));
}
addEventListener("resize", fit);
addEventListener("load", fit); /* WebKit may run this before the styles are there, and measure a page without them. */

function dress() {
  fit();
  if ("forget" in body.dataset) forgetNotes();
  keepNote();
  sendWithCare();
  offerReading();
  follow();
}

dress();
{
  const summary = document.getElementById("summary");
  if (summary) summary.focus();
}
