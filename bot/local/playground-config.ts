// What Agents Playground has to be told about its world. It is strict: exactly five others, a group and a team.

export interface PlaygroundPerson {
  /** The Entra object id. */
  readonly id: string
  readonly name: string
  readonly email: string
}

const others = ['Karin Åberg', 'Mehmet Yilmaz', 'Gunilla Öström', 'Jonas Hällgren', 'Sanna Niemi']

/** JSON, which is YAML too. */
export function playgroundConfig(person: PlaygroundPerson, tenantId: string): string {
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId,
      bot: { id: '28:droppe', name: 'Droppe' },
      currentUser: userOf(person),
      users: others.map((name, index) =>
        userOf({
          id: `00000000-0000-4000-8000-00000000000${index + 1}`,
          name: `${name} (simulerad)`,
          email: `simulerad${index + 1}@kommun.example`,
        }),
      ),
      personalChat: { id: `a:personal-${person.id}` },
      groupChat: { id: '19:grupp@thread.v2', name: 'Arbetslaget' },
      team: {
        id: '19:kommunen@thread.tacv2',
        name: 'Kommunen',
        aadGroupId: '00000000-0000-4000-8000-000000000031',
        channels: [],
      },
    },
    undefined,
    2,
  )
}

function userOf({ id, name, email }: PlaygroundPerson) {
  const [givenName = '', ...rest] = name.split(' ')
  return {
    // The Playground finds a person by this alone; Teams also by the Entra object id. So they are the same here,
    // and creating a conversation by object id leads to the visible chat.
    id,
    aadObjectId: id,
    name,
    // Spelled so in the Playground's schema.
    userPrincipleName: email,
    givenName,
    surname: rest.join(' '),
    email,
  }
}
