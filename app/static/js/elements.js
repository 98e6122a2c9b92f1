// The custom elements of the doors and the settings, for the pages that have them.

import "./elements/own-zone.js";
import "./elements/print-button.js";
import "./elements/reveal-password.js";
