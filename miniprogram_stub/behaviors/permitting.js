/** Asks for WeChat's permission to send messages: in a tap, once per visit of a page. */

const messages = require('../services/messages')

/** @param {Parameters<typeof messages.templates>[0]} moment what the person is about to do */
module.exports = (moment) =>
  Behavior({
    data: {
      /** @type {import('../services/types').Template[]} */
      _templates: [],
    },

    lifetimes: {
      attached() {
        // Fetched now, because the sheet must open in the tap itself, before anything is awaited.
        messages.templates(moment).then((templates) => {
          this.data._templates = templates
        })
      },
    },

    methods: {
      /**
       * Call it in the tap itself. Never fails: what was to be done is done without messages as well.
       * @returns {Promise<void>}
       */
      subscribe() {
        const wanted = this.data._templates
        this.data._templates = []
        return messages.askPermission(wanted).then(messages.reportPermission)
      },
    },
  })
