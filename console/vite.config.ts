import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vitest/config"

// Office computers are old: the oldest browser we promise is Chromium 87 (2020).
const oldest = ["chrome87", "edge88", "firefox78", "safari14"]

export default defineConfig({
  base: "/console/",
  plugins: [vue()],
  build: { target: oldest, cssTarget: oldest, modulePreload: { polyfill: false } },
  server: {
    host: "127.0.0.1",
    proxy: { "/v1": process.env.CUNKOU_API ?? "http://127.0.0.1:8000" },
  },
  test: { include: ["tests/*.test.ts"] },
})
