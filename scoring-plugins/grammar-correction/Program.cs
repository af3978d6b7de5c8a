using GrammarCorrection;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new CorrectionScorer());
