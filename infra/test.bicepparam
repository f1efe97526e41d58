// A place to try things: one small machine, and errors told in full.
using 'azure.bicep'

param name = 'droppe-test'
param appId = readEnvironmentVariable('DROPPE_APP_ID')
param alertEmails = [readEnvironmentVariable('DROPPE_ALERT_EMAIL')]
param planSku = 'B1'
param instances = 1
param storageSku = 'Standard_LRS'
param logLevel = 'debug'
param directory = readEnvironmentVariable('DROPPE_DIRECTORY', 'off')
