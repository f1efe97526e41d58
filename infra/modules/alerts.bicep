// Tells IT by e-mail when something is wrong: from the platform's metrics, and from what the bot says in its log.
param name string
param location string
param siteId string
param workspaceId string
param emails string[]

@description('Weekdays on which at least one card is sure to go out; 1 is Monday. A public holiday among them gives a false alarm.')
param sendingDays int[]

// The working day as the courses have it, 08 to 16; by then something must have gone out.
var zone = 'Europe/Stockholm'
var lastHour = 15
var days = join(map(sendingDays, day => string(day)), ', ')

// One line of the log is one row, and JSON (pino: level 50 is error, 40 is warning).
var lines = 'AppServiceConsoleLogs | where _ResourceId =~ \'${siteId}\' | extend line = parse_json(ResultDescription)'

var rules = [
  {
    key: 'nothing-sent'
    title: 'Nothing was sent today'
    description: 'A working day comes to its end, and no card has gone out. Is a course running? Look for errors in the log.'
    severity: 1
    every: 'PT1H'
    window: 'P1D'
    // A count of nothing is a row too, and it is counted.
    query: join(
      [
        'let here = datetime_utc_to_local(now(), \'${zone}\');'
        lines
        '| where datetime_utc_to_local(TimeGenerated, \'${zone}\') >= startofday(here) and tostring(line.msg) == \'Cards went out.\''
        '| summarize times = count()'
        '| where times == 0 and hourofday(here) == ${lastHour} and toint(dayofweek(here) / 1d) in (${days})'
      ],
      '\n'
    )
    moreThan: 0
  }
  {
    key: 'errors'
    title: 'The bot reports errors'
    description: 'More than five errors in a quarter of an hour. The log says which.'
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    query: '${lines}\n| where toint(line.level) >= 50'
    moreThan: 5
  }
  {
    key: 'waiting'
    title: 'Slices wait too long'
    // Teams allows no more: a lesson to 100,000 people is 42 minutes' work at 40 a second.
    description: 'Slices have been waiting in the queue for 45 minutes: too few machines, or the storage or Teams is slow.'
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    query: '${lines}\n| where tostring(line.msg) == \'Slices have waited too long.\''
    moreThan: 0
  }
]

var metrics = [
  {
    key: 'failed-requests'
    description: 'More than ten requests in a quarter of an hour ended with a server error.'
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
  }
  {
    key: 'unhealthy'
    description: 'A machine does not answer its health check.'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [
      for (email, index) in emails: {
        name: 'person-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.key}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${rule.title}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: true
      // The table is there only after the first lines have come.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.moreThan
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for each in metrics: {
    name: '${name}-${each.key}'
    location: 'global'
    properties: {
      description: each.description
      severity: 2
      enabled: true
      scopes: [siteId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: each.key
            metricNamespace: 'Microsoft.Web/sites'
            metricName: each.metric
            timeAggregation: each.aggregation
            operator: each.operator
            threshold: each.threshold
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]
