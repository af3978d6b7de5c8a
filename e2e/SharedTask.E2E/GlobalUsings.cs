global using Microsoft.Playwright;
global using SharedTask.Testing;
global using Shouldly;
global using Xunit;
