/** English: ratings. */

module.exports = {
  rate: {
    title: 'My ratings',
    formTitle: 'Rating',
    none: 'Nothing to rate now',
    noneHint: 'After a visit or a decided case we ask you how it was.',
    visit: 'Visit to a window',
    case: 'Case',
    until: 'until {day}',
    ask: 'How was it this time?',
    voluntary:
      'Only if you like: whatever you say or do not say changes nothing for you. Who handled it cannot see who rated.',
    why: 'Which parts (optional)',
    words: 'Your words (optional)',
    wordsPlace: 'Good or bad; please no ID or phone numbers',
    submit: 'Send rating',
    working: 'Sending…',
    pick: 'Please choose a level first',
    final: 'It cannot be changed later, but you may add something.',
    thanks: 'Thank you, received',
    later: 'Add something',
    morePlace: 'What you thought of later',
    addMore: 'Add',
    unknown: 'This rating was not found; its time may be over.',
    list: 'See my ratings',
    badCode: 'This is not the code of a window: please scan again.',
  },
}
