// Where the bot's telemetry goes; it lies in the same workspace as the log.
param name string
param location string
param workspaceId string

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspaceId
    // Callers' addresses are personal data that nobody here needs.
    DisableIpMasking: false
  }
}

output connectionString string = insights.properties.ConnectionString
