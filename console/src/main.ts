/** Starts the console. */

import { createApp } from "vue"
import App from "./App.vue"
import { speakAsBefore } from "./composables/useWords"
import { router } from "./router"
import "./styles/tokens.css"
import "./styles/page.css"
import "./styles/controls.css"
import "./styles/filters.css"
import "./styles/elements.css"
import "./styles/rows.css"
import "./styles/print.css"

void speakAsBefore().then(() => createApp(App).use(router).mount("#app"))
