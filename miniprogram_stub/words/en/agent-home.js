/** English: the agent: a household. */

module.exports = {
  agentHome: {
    title: 'Household',
    form: 'What is known',
    filled: '{count} answers. Change what has changed; it is kept by itself.',
    gone: 'This household is not on this phone',
    goneHint: 'It may be somebody else’s now, or the list has not come yet.',
    look: 'The household',
  },
}
