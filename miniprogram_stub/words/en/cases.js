/** English: time left, forms, files, ratings. */

module.exports = {
  due: {
    left: '{count} working days left',
    today: 'Due today',
    over: '{count} working days late',
    paused: 'Clock paused',
    met: 'Done in time',
    metLate: 'Done {count} working days late',
    provisional: 'Expected',
    by: 'due {day}',
  },
  files: {
    sending: 'Sending {percent}%',
    remove: 'Remove {name}',
    open: 'Open {name}',
    photo: 'Take or choose a photo',
    chat: 'Choose a file from a chat',
  },
  rating: {
    levels: ['Very satisfied', 'Satisfied', 'Fairly satisfied', 'Dissatisfied', 'Very dissatisfied'],
  },
}
