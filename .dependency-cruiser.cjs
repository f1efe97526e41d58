// Which way imports may point. Each rule says why, since that is what one reads when it stops one.
const edges = ['teams', 'graph', 'azure', 'content', 'http', 'timer', 'local', 'telemetry']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'The rules depend on nothing but libraries that calculate: that is why they can be tested with plain values and run on any clock.',
      severity: 'error',
      from: { path: '^bot/core/' },
      to: { pathNot: '^bot/core/|node_modules/(temporal-polyfill|temporal-utils|date-holidays|ts-fsrs)/' },
    },
    {
      name: 'flows-know-only-rules',
      comment: 'A flow says what happens, through the ports of core; with what, the edges know.',
      severity: 'error',
      from: { path: '^bot/flows/' },
      to: { path: '^(bot/(?!core/|flows/)|tab/)' },
    },
    ...edges.map((edge) => ({
      name: `${edge}-keeps-to-itself`,
      comment:
        'An edge may be replaced alone only if no other edge leans on it; what they share belongs in core or flows.',
      severity: 'error',
      from: { path: `^bot/${edge}/` },
      to: { path: `^(bot/(?!core/|flows/|${edge}/)|tab/)` },
    })),
    {
      name: 'bot-framework-in-one-folder',
      comment: 'Its SDK is at its end. Moving to the next must be a change to bot/teams alone.',
      severity: 'error',
      from: { pathNot: '^bot/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'teams-js-in-one-file',
      comment:
        'Everything the tab knows of Teams comes through host.ts, so that it runs outside Teams as well.',
      severity: 'error',
      from: { path: '^(bot|tab)/', pathNot: '^tab/host\\.ts$' },
      to: { path: 'node_modules/@microsoft/teams-js' },
    },
    {
      name: 'tab-knows-only-the-contract',
      comment: 'The tab and the server share the types in contract.ts and nothing that runs.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^bot/', pathNot: '^bot/http/contract\\.ts$' },
    },
    {
      name: 'contract-is-types',
      comment: 'A value imported from the contract would pull the server into the tab.',
      severity: 'error',
      from: { path: '^(tab/|bot/http/contract\\.ts$)' },
      to: { path: '^bot/(http/contract\\.ts$|core/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-main-starts',
      comment: 'compose is the only place that knows every part; who imports it knows them too.',
      severity: 'error',
      from: { path: '^(bot|tab)/', pathNot: '^bot/(main|preflight|compose[^/]*)\\.ts$' },
      to: { path: '^bot/(main|compose[^/]*|config)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'What needs each other is one thing, or is missing a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Built from tab/: what is packed together there says nothing of how it is written.
    exclude: { path: '^tab/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
