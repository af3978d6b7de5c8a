using EntityLinking;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new LinkingScorer());
