/** Asks the staff for WeChat's permission to send work reminders: in a tap, once per visit of a page. */

const messages = require('../../../services/messages')

module.exports = Behavior({
  data: {
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  lifetimes: {
    attached() {
      // Fetched now, because the sheet must open in the tap itself, before anything is awaited.
      messages.templates('staff').then((templates) => {
        this.data._templates = templates
      })
    },
  },

  methods: {
    /**
     * Call it in the tap itself. Never fails: work goes on without messages as well.
     * @returns {Promise<void>}
     */
    subscribe() {
      const wanted = this.data._templates
      this.data._templates = []
      return messages.askPermission(wanted).then(messages.reportPermission)
    },
  },
})
