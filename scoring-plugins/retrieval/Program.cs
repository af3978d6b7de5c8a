using Retrieval;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new RetrievalScorer());
