// More machines while the processors are busy, fewer afterwards. Not needed for the pace, which Teams sets; only for answers.
param name string
param location string
param planId string
param instances int
param maxInstances int

var rules = [
  { direction: 'Increase', operator: 'GreaterThan', percent: 70, window: 'PT10M' }
  { direction: 'Decrease', operator: 'LessThan', percent: 30, window: 'PT20M' }
]

resource autoscale 'Microsoft.Insights/autoscalesettings@2022-10-01' = {
  name: name
  location: location
  properties: {
    name: name
    enabled: true
    targetResourceUri: planId
    profiles: [
      {
        name: 'by processor'
        capacity: {
          minimum: string(instances)
          maximum: string(maxInstances)
          default: string(instances)
        }
        rules: [
          for rule in rules: {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: planId
              timeGrain: 'PT1M'
              statistic: 'Average'
              timeWindow: rule.window
              timeAggregation: 'Average'
              operator: rule.operator
              threshold: rule.percent
            }
            scaleAction: {
              direction: rule.direction
              type: 'ChangeCount'
              value: '1'
              cooldown: rule.window
            }
          }
        ]
      }
    ]
  }
}
