// A visit to a town with cases, by a person with a camera.
import { byText, settle, tap } from './harness.mjs'
import { caseRoutes } from './town_cases.mjs'
import { at } from './visit.mjs'

const PHOTO = { name: 'tmp_1.jpg', type: 'image/jpeg', bytes: [255, 216, 255] }

/** Opens a page of a town with cases. */
export const visit = async (entry, { more = {}, device = {}, ...rest } = {}) => {
  const made = await at(entry, { more: caseRoutes(more), device: { pick: [PHOTO], ...device }, ...rest })
  const papers = () => [...made.front().querySelectorAll('[data-testid=paper]')]
  const radio = (room, words) =>
    tap([...room.querySelectorAll('[role=radio]')].find((one) => one.textContent === words))
  const fill = async (key, value) => {
    const input = made.front().querySelector(`[data-testid=${key}] input`)
    input.value = value
    input.dispatchEvent(new window.Event('input', { bubbles: true }))
    await settle()
  }
  /** Adds a photo from the camera. */
  const photo = async (room, label = '加照片或文件') => {
    tap(byText(room, label))
    await settle()
    tap(byText(made.screen.querySelector('.sim-overlay'), '拍照或从相册选'))
    await settle(80)
  }
  return { ...made, papers, radio, fill, photo }
}
