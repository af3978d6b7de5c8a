global using Microsoft.Playwright;
global using SharedTask.E2E.Infrastructure;
global using SharedTask.Testing;
global using Shouldly;
global using Xunit;
