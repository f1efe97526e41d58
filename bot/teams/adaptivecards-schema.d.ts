// In place of adaptivecards/src/schema, TypeScript sources that adaptivecards-templating's types name although our
// compiler settings refuse them. tsconfig.json points here; nothing of ours uses it.
export interface IAdaptiveCard {
  readonly type: 'AdaptiveCard'
}
