// The machines. How many there are, autoscale may change afterwards.
param name string
param location string
param sku string
param instances int

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    // Means Linux.
    reserved: true
  }
}

output id string = plan.id
