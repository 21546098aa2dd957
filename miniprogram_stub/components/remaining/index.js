/** The time that is left, by colour and in words; shows nothing when no time runs. */

Component({
  properties: {
    /** A view of a deadline, see views/due. */
    due: { type: Object, value: /** @type {any} */ (null) },
    /** The day as well, on a line of its own. */
    full: { type: Boolean, value: false },
  },
})
