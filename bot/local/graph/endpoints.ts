// What the simulated Graph can be asked: each endpoint with the permission it needs and the limit it counts against.

import type { Limits } from './limits.ts'
import * as need from './permissions.ts'
import type { GraphAnswer, GraphRequest } from './request.ts'

export interface Endpoint {
  readonly method: string
  /** "*" stands for any one part. */
  readonly path: readonly string[]
  readonly need: need.Need
  readonly limit?: keyof Limits
  readonly answer: (request: GraphRequest) => GraphAnswer
}

export interface Answers {
  readonly listUsers: Endpoint['answer']
  readonly usersDelta: Endpoint['answer']
  readonly getUser: Endpoint['answer']
  readonly licenceDetails: Endpoint['answer']
  readonly subscribedSkus: Endpoint['answer']
  readonly transitiveMembers: Endpoint['answer']
  readonly installations: Endpoint['answer']
  readonly catalogue: Endpoint['answer']
  readonly sendMail: Endpoint['answer']
}

export function endpointsFor(answers: Answers): readonly Endpoint[] {
  const endpoint = (
    route: string,
    needed: need.Need,
    answer: Endpoint['answer'],
    limit?: keyof Limits,
  ): Endpoint => {
    const [method = '', path = ''] = route.split(' ')
    return { method, path: path.split('/').slice(1), need: needed, answer, ...(limit && { limit }) }
  }
  const { installations } = answers
  return [
    endpoint('GET /users', need.readUsers, answers.listUsers),
    endpoint('GET /users/delta', need.readUsers, answers.usersDelta),
    endpoint('GET /users/*', need.readUsers, answers.getUser),
    endpoint('GET /users/*/licenseDetails', need.readUsers, answers.licenceDetails),
    endpoint('GET /subscribedSkus', need.readSkus, answers.subscribedSkus),
    endpoint('GET /groups/*/transitiveMembers', need.readMembers, answers.transitiveMembers),
    endpoint(
      'GET /groups/*/transitiveMembers/microsoft.graph.user',
      need.readMembers,
      answers.transitiveMembers,
    ),
    endpoint(
      'GET /users/*/teamwork/installedApps',
      need.readInstallations,
      installations,
      'teamsReadsPerSecond',
    ),
    endpoint('POST /users/*/teamwork/installedApps', need.install, installations, 'installsPerSecond'),
    endpoint('DELETE /users/*/teamwork/installedApps/*', need.install, installations, 'removalsPerSecond'),
    endpoint(
      'GET /users/*/teamwork/installedApps/*/chat',
      need.readInstallations,
      installations,
      'teamsReadsPerSecond',
    ),
    endpoint('GET /appCatalogs/teamsApps', need.readCatalogue, answers.catalogue, 'teamsReadsPerSecond'),
    endpoint('POST /users/*/sendMail', need.sendMail, answers.sendMail, 'lettersPerTenMinutes'),
  ]
}

/** The first that fits; a method that isn't known for a path fits nothing. */
export function endpointFor(
  endpoints: readonly Endpoint[],
  { method, path }: GraphRequest,
): Endpoint | undefined {
  return endpoints.find(
    (endpoint) =>
      endpoint.method === method &&
      endpoint.path.length === path.length &&
      endpoint.path.every((part, index) => part === '*' || part.toLowerCase() === path[index]?.toLowerCase()),
  )
}
