// How to put the app on the home screen: what the server cannot know of a browser.

export function offerInstall(part) {
  const [ipad, here] = ["ipad", "here"].map((way) => part.querySelector(`[data-way=${way}]`));
  const button = part.querySelector("button");
  // An iPad says that it is a Mac, which nobody touches with two fingers.
  if (ipad && navigator.maxTouchPoints > 1) {
    ipad.hidden = false;
    here.hidden = true;
  }
  if (matchMedia("(display-mode: standalone)").matches) part.hidden = true;
  addEventListener("appinstalled", () => (part.hidden = true));
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    here.hidden = true;
    button.hidden = false;
    button.onclick = () => event.prompt();
  });
}
