/** An app that is started by `dotnet run` runs on it; one that was published does not. */
import { cache } from './cache-rule.ts'

export const nugetPackages = cache({
  code: 'nuget-packages',
  what: 'NuGet’s packages',
  paths: ['**/.nuget/packages', '**/.local/share/NuGet'],
  clean: 'dotnet nuget locals all --clear',
  confidence: 'likely',
})
