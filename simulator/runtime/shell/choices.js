// What the address of the simulator chooses: ?as=agent&page=pages/x/index&font=1.25&bare=1&preview=<token>
const PERSONAS = [{ id: 'resident', name: '群众' }]

/** { personas, persona, page, bare, preview, device } of the present address. */
export function readChoices(settings) {
  const query = new URLSearchParams(location.search)
  const personas = settings.personas?.length ? settings.personas : PERSONAS
  const persona = personas.find(({ id }) => id === query.get('as')) || personas[0]
  return {
    personas,
    persona,
    page: query.get('page') || undefined,
    bare: query.get('bare') === '1',
    preview: query.get('preview') || '',
    device: {
      persona: persona.id,
      ...(persona.phone && { phoneNumber: persona.phone }),
      fontScale: Number(query.get('font')) || 1,
    },
  }
}

/** Opens the simulator again with `changes` in its address; null takes a choice away. */
export function choose(changes) {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  location.search = query.toString()
}
