// What Teams posts, as small objects; a test changes what it is about.

export function activity(serviceUrl: string, overrides: object = {}, person = 'anna') {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, aadObjectId: person },
    recipient: { id: '28:droppe', name: 'Droppe' },
    conversation: { id: `a:simulated-${person}`, conversationType: 'personal', tenantId: 'tenant' },
    ...overrides,
  }
}

export function installation(serviceUrl: string, person = 'anna') {
  return activity(serviceUrl, { type: 'installationUpdate', action: 'add' }, person)
}

export function answerInvoke(serviceUrl: string, data: object = {}, person = 'anna') {
  const full = {
    verb: 'answer',
    course: 'stad',
    item: 'ett',
    lesson: 'ett',
    question: 'main',
    option: 'a',
    ...data,
  }
  const value = { action: { type: 'Action.Execute', verb: 'answer', data: full } }
  return activity(serviceUrl, { type: 'invoke', name: 'adaptiveCard/action', value }, person)
}

/** A button of the cards with which the bot talks; its data says what is wished. */
export function wishInvoke(serviceUrl: string, data: object, person = 'anna') {
  const value = { action: { type: 'Action.Execute', verb: (data as { verb?: string }).verb ?? '', data } }
  return activity(serviceUrl, { type: 'invoke', name: 'adaptiveCard/action', value }, person)
}
