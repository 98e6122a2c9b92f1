// The phone is in another zone than the person's times. They are asked: nothing is moved by itself.
// app.js asks for this where the two have different names.

const PROFILE = "/settings/profile";
const KEPT = "zone-kept";
const here = nameOf();
const { zone } = document.documentElement.dataset;
const both = `${zone} ${here}`;
// UTC is what browsers say that do not tell where they are.
const differ = here !== nameOf(zone) && ![here, zone].includes("UTC");

if (differ && localStorage.getItem(KEPT) !== both) offer().catch(() => {});

// Of the several names of a zone a browser uses one.
function nameOf(timeZone) {
  return Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
}

// The page of the settings has the form, and the words.
async function offer() {
  const answer = await fetch(PROFILE);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector(`form[action="${PROFILE}"]`);
  const notice = document.importNode(page.getElementById("zone-offer").content, true).firstElementChild;
  const line = notice.querySelector("p");
  line.textContent = line.textContent.replace("{place}", here.split("/").at(-1).replaceAll("_", " "));
  const [move, keep] = notice.querySelectorAll("button");
  move.onclick = () => {
    move.disabled = true;
    moveTo(form).catch(() => location.assign(PROFILE));
  };
  keep.onclick = () => {
    localStorage.setItem(KEPT, both);
    notice.remove();
    document.getElementById("main").focus();
  };
  document.getElementById("notices").append(notice);
}

async function moveTo(form) {
  const fields = new FormData(form);
  fields.set("zone", here);
  const answer = await fetch(PROFILE, { method: "POST", body: new URLSearchParams(fields) });
  if (!answer.ok) throw answer;
  location.reload();
}
