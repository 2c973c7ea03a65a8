import ArgumentParser
import Foundation
import IsnadEvaluation
import IsnadFormats
import IsnadJSON
import IsnadMessages
import IsnadReading
import IsnadText

/// `isnad eval`: how much of what readers found a program finds, and how much of what it finds is right.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: help("abstract.eval"), discussion: help("discussion.eval"))

  @Flag(help: ArgumentHelp(help("option.json"))) var json = false
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.gold"), valueName: help("value.path"))) var gold: String
  @Argument(help: ArgumentHelp(help("argument.pred"), valueName: help("value.path"))) var found: String?

  func run() throws {
    let suffix = ".ann.json"
    let names = inputFiles([gold]).filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
    guard !names.isEmpty else { throw Failure(.noInput, Messages.errors.text("eval.none", .current, gold)) }
    var evaluation = Evaluation()
    var unanswered = 0
    for name in names {
      let text = try ArticleFile(name: name + ".txt").text(declared: .utf8)
      let annotated = try object(name + suffix)
      let annotation: Annotation
      do throws(Annotation.BadAnchor) {
        annotation = try Annotation(annotated, of: text)
      } catch {
        throw Failure(.data, Messages.errors.text("eval.anchor", .current, name + suffix, error.anchor))
      }
      let answer = try answer(name, text, annotated)
      if answer == nil {
        unanswered += 1
        note(Messages.errors.text("eval.unanswered", .current, name))
      }
      evaluation.add(annotation, found: answer ?? .object([]), text: text)
    }
    StandardStream.output.write(json ? encoded(evaluation.tally) : report(evaluation.tally))
    if unanswered > 0 { throw ExitCode(Failure.Status.negative.rawValue) }
  }

  /// What was found in the article: from the folder that was named, else read now.
  private func answer(_ name: String, _ text: SourceText, _ annotated: JSON) throws -> JSON? {
    guard let found else {
      let published = annotated["published"]?.string.flatMap { PublicationDate($0) }
      let reading = read(text, options: ReadingOptions(published: published))
      return try? JSON.parse(JSONFormat(.document).encode(reading))
    }
    let file = found + "/" + (name.split(separator: "/").last ?? "") + ".json"
    return FileManager.default.fileExists(atPath: file) ? try object(file) : nil
  }

  private func object(_ path: String) throws -> JSON {
    let bytes = try ArticleFile(name: path).bytes()
    do throws(JSONError) {
      return try JSON.parse(bytes)
    } catch {
      throw Failure(.data, Messages.errors.text("eval.json", .current, path, String(error.offset)))
    }
  }

  private func report(_ tally: Tally) -> [UInt8] {
    let lines = tally.rows.map { row in
      let name = row.name.padding(toLength: max(52, row.name.count), withPad: " ", startingAt: 0)
      return String(
        format: "%@ P %.3f  R %.3f  F1 %.3f   (%@ / %d gold, %d found)\n", name, row.precision, row.recall, row.f1,
        Self.short(row.hits), row.gold, row.found)
    }
    return Array(lines.joined().utf8)
  }

  /// A whole number as one, a sum of shares with what is needed.
  private static func short(_ hits: Double) -> String {
    hits == hits.rounded() ? String(Int(hits)) : String(format: "%g", hits)
  }

  private func encoded(_ tally: Tally) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    for row in tally.rows {
      json.key(named: row.name)
      json.openObject()
      json.key("precision"); json.number((row.precision * 10_000).rounded() / 10_000)
      json.key("recall"); json.number((row.recall * 10_000).rounded() / 10_000)
      json.key("f1"); json.number((row.f1 * 10_000).rounded() / 10_000)
      json.key("hit"); json.number(row.hits)
      json.key("gold"); json.integer(row.gold)
      json.key("pred"); json.integer(row.found)
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }
}
