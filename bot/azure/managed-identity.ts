// Who this machine is to Azure: a managed identity, which takes the place of every secret. It opens the storage account,
// and vouches for the app registration that trusts it.
import { type AccessToken, ManagedIdentityCredential } from '@azure/identity'

export interface ManagedIdentity {
  /** For the clients of the storage account; keeps its tokens until they end. */
  readonly credential: { getToken(scopes: string | string[]): Promise<AccessToken> }
  /** What stands for a client secret at Entra, good for this moment. Throws with what to do when there is none. */
  assertion(): Promise<string>
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const exchange = 'api://AzureADTokenExchange'

/** Asks for nothing yet. Where the machine has its tokens from, Azure has put into the environment. */
export function openManagedIdentity(clientId: string): ManagedIdentity {
  const credential = new ManagedIdentityCredential(clientId, {
    // Short, because sends wait for it; who needs it comes again.
    retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 },
  })
  return {
    credential,
    async assertion() {
      try {
        return (await credential.getToken(exchange)).token
      } catch (cause) {
        const [why] = (cause as Error).message.split('\n')
        throw new Error(
          `The managed identity ${clientId} gave no token (${why}). Check that the web app has this identity, and DROPPE_IDENTITY_CLIENT_ID.`,
          { cause },
        )
      }
    },
  }
}
