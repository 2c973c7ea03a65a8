import ArgumentParser
import IsnadReading

struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: help("abstract.version"))

  @OptionGroup var common: CommonOptions

  func run() { StandardStream.output.write(Array("isnad \(isnadVersion)\n".utf8)) }
}
