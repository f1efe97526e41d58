// What the app needs an administrator's consent for in Microsoft Graph, and what doesn't work without it.

export interface NeededPermission {
  /** As it stands among the roles in a token of the app. */
  readonly name: string
  readonly without: string
}

export const neededPermissions: readonly NeededPermission[] = [
  { name: 'User.Read.All', without: 'the bot knows only those who install it themselves' },
  { name: 'GroupMember.Read.All', without: 'no course can be for some groups alone' },
  { name: 'LicenseAssignment.Read.All', without: 'nobody knows who has Teams and who needs letters' },
  {
    name: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    without: 'the bot can’t be installed for anyone, and reaches those who do it themselves',
  },
  { name: 'AppCatalog.Read.All', without: 'the bot doesn’t find itself in the organisation’s app catalogue' },
]

/** Consent to it is consent to write as anyone: letters go through Exchange's own roles, for one mailbox. */
export const tooWide = 'Mail.Send'
