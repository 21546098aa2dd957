/** Single-key shortcuts that keep quiet while somebody types or a dialog is open, and can be switched off. */

import { onBeforeUnmount, onMounted, ref, watch } from "vue"

const place = "cunkou.shortcuts"
export const shortcutsOn = ref(localStorage.getItem(place) !== "no")
watch(shortcutsOn, (on) => localStorage.setItem(place, on ? "yes" : "no"))

/** A key as in KeyboardEvent.key -> what it does. */
export function useShortcuts(keys: Record<string, () => void>): void {
  function onKey(event: KeyboardEvent): void {
    const run = keys[event.key]
    if (!run || !isFree(event)) return
    event.preventDefault()
    run()
  }
  onMounted(() => window.addEventListener("keydown", onKey))
  onBeforeUnmount(() => window.removeEventListener("keydown", onKey))
}

function isFree(event: KeyboardEvent): boolean {
  if (!shortcutsOn.value || event.ctrlKey || event.metaKey || event.altKey) return false
  if (document.querySelector("dialog[open]")) return false
  const at = event.target as HTMLElement | null
  return !at?.closest("input, select, textarea, [contenteditable]")
}
