// For everyone: two machines, so that one may fail or be replaced while the other answers.
using 'azure.bicep'

param name = 'droppe'
param appId = readEnvironmentVariable('DROPPE_APP_ID')
param alertEmails = [readEnvironmentVariable('DROPPE_ALERT_EMAIL')]
param hostName = readEnvironmentVariable('DROPPE_DOMAIN', '')
param planSku = 'P0v3'
param instances = 2
param storageSku = 'Standard_ZRS'
param logDays = 90
param mailbox = readEnvironmentVariable('DROPPE_MAILBOX', '')
param directory = readEnvironmentVariable('DROPPE_DIRECTORY', 'off')
