import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vitest/config"
import { phoneRules, readPhoneRules } from "./phoneRules"

// Office computers are old: the oldest browser we promise is Chromium 88 (2021).
const oldest = ["chrome88", "edge88", "firefox98", "safari15.4"]

export default defineConfig({
  base: "/console/",
  plugins: [readPhoneRules, vue()],
  resolve: { alias: { "@phone": phoneRules } },
  build: { target: oldest, cssTarget: oldest, modulePreload: { polyfill: false } },
  server: {
    host: "127.0.0.1",
    fs: { allow: [".", phoneRules] },
    proxy: { "/v1": process.env.CUNKOU_API ?? "http://127.0.0.1:8000" },
  },
  test: { include: ["tests/*.test.ts"] },
})
