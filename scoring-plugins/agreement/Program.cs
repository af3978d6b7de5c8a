using Agreement;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new AgreementScorer());
