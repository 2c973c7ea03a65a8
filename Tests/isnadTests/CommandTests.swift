import Foundation
import IsnadTesting
import Testing

@Suite struct CommandTests {
  @Test("help shows examples, in the language asked for", arguments: [("en", "Examples:"), ("ar", "أمثلة:")])
  func help(_ language: String, _ examples: String) throws {
    for command in [["--help"], ["extract", "--help"]] {
      let run = try CommandRun(["--lang", language] + command)
      #expect(run.status == 0)
      #expect(run.text.contains(examples))
      #expect(run.errors == "")
    }
    #expect(try CommandRun(["--help"], environment: ["LC_ALL": "\(language)_EG.UTF-8"]).text.contains(examples))
  }

  @Test("an Arabic help leaves no sentence of the parser in English")
  func arabicHelp() throws {
    let help = try CommandRun(["extract", "--help", "--lang", "ar"]).text
    for english in ["OPTIONS", "USAGE", "OVERVIEW", "ARGUMENTS", "Show help", "default:"] {
      #expect(!help.contains(english))
    }
  }

  @Test("version")
  func version() throws {
    #expect(try CommandRun(["version"]).text.firstMatch(of: /^isnad \d+\.\d+\.\d+\n$/) != nil)
  }

  @Test("completions for three shells", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try CommandRun(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.text.contains("min-confidence"))
  }
}
