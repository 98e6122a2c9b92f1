// For the pages on which an entry is made: its numbers in rows, and the picture of the body.

import "./elements/rating-rows.js";
import "./elements/body-picture.js";
