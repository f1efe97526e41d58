// What is meant by a 403 of Microsoft Graph: the status is the same whether the app lacks a permission or one person
// may not have the app, and only the words tell.

/** "unsaid": other words than any that are known. */
export type Forbidden = 'permission missing' | 'forbidden by policy' | 'no licence' | 'unsaid'

/**
 * The words are documented nowhere. As Graph has been seen to say them: "App is blocked by app permission policy"
 * (OfficeDev/microsoft-teams-apps-company-communicator, issues 889 and 1537), "Missing role permissions on the request"
 * and "Failed to get license information for the user"; the codes are those of /graph/errors and of Exchange.
 */
export function forbiddenBy(code: string | null, message: string): Forbidden {
  if (code === 'Authorization_RequestDenied' || code === 'ErrorAccessDenied') return 'permission missing'
  if (/missing (role|scope) permissions/i.test(message)) return 'permission missing'
  if (/licen[sc]e/i.test(message)) return 'no licence'
  return /polic(y|ies)/i.test(message) ? 'forbidden by policy' : 'unsaid'
}
