// Sends the telemetry to Application Insights. Only what the bot itself puts into it: nothing is instrumented, since
// addresses and errors of others hold ids and tokens; nor does the SDK tell Microsoft how it is used.
import { setTimeout as sleep } from 'node:timers/promises'
import type { AzureMonitorOpenTelemetryOptions } from '@azure/monitor-opentelemetry'

/** What is still to be sent has so long. */
const patienceMilliseconds = 2000

const off = { enabled: false }

/** A second and 60 MB to load, so only where there is somewhere to send to. */
export async function openApplicationInsights(connectionString: string): Promise<AsyncDisposable> {
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true'
  process.env.APPLICATIONINSIGHTS_SDKSTATS_DISABLED = 'true'
  // The log is read line by line, as JSON, and the SDK warns of itself.
  process.env.APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL ??= 'ERROR'
  process.env.AZURE_LOG_LEVEL ??= 'error'
  // In Azure it is the name of the web app.
  if (!process.env.WEBSITE_SITE_NAME) process.env.OTEL_SERVICE_NAME ??= 'droppe'
  const { useAzureMonitor: begin, shutdownAzureMonitor } = await import('@azure/monitor-opentelemetry')
  const options: AzureMonitorOpenTelemetryOptions = {
    azureMonitorExporterOptions: { connectionString, disableOfflineStorage: true },
    enableLiveMetrics: false,
    // The platform has its own.
    enablePerformanceCounters: false,
    instrumentationOptions: {
      http: off,
      azureSdk: off,
      mongoDb: off,
      mySql: off,
      postgreSql: off,
      redis: off,
      redis4: off,
      bunyan: off,
      winston: off,
      console: off,
    },
  }
  begin(options)
  return {
    async [Symbol.asyncDispose]() {
      const sent = shutdownAzureMonitor().catch(() => undefined)
      await Promise.race([sent, sleep(patienceMilliseconds, undefined, { ref: false })])
    },
  }
}
