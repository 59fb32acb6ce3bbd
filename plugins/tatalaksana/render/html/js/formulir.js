// A form filled in the browser.
import { el, fill } from "./elemen.js";
import { Store, WORDS } from "./simpanan.js";

