import IsnadDocument
import IsnadExports
import IsnadFormats
import IsnadMessages
import IsnadNames
import IsnadReading
import IsnadStories
import IsnadText

/// Turns articles into what is printed for them: the part of `isnad extract` that runs in several threads at once.
struct Extraction: Sendable {
  enum Format: String, Sendable { case text, json, jsonl, conllu, plover, gdelt, sketch }

  /// What comes of one article. Nothing is printed where it is made: messages keep their order too.
  struct Outcome: Sendable {
    var output: [UInt8] = []
    var notes: [String] = []
    var failure: Failure?
  }

  var options: ReadingOptions
  var format: Format
  var filter: RecordFilter
  var units: OffsetUnits
  var explain: Bool
  var lexicon: NameLexicon?
  var encoding: TextDecoding.Encoding?
  var language: Language
  var isColoured: Bool
  var isIsolated: Bool

  /// Reads a file.
  func outcome(of file: ArticleFile) -> Outcome {
    var outcome = Outcome()
    if let reading = reading(of: file, &outcome) { outcome.output = encoded(reading, name: file.shown) }
    return outcome
  }

  /// What a file says, and into `outcome` what is to be told of it. Nil where it could not be read.
  func reading(of file: ArticleFile, _ outcome: inout Outcome) -> Reading? {
    do throws(Failure) {
      let text = try file.text(declared: encoding) { outcome.notes.append($0) }
      let reading = read(text, options: options, lexicon: lexicon)
      if text.bytes.isEmpty {
        outcome.notes.append(Messages.errors.text("input.empty", language, file.shown))
      } else if !reading.isArabic {
        outcome.notes.append(Messages.errors.text("input.foreign", language, file.shown))
      }
      return reading
    } catch {
      outcome.failure = error
      return nil
    }
  }

  /// Reads a line of JSON. A bad one is answered in the stream: nobody reads the messages of a run of ten hours.
  func outcome(of line: LineReader.Line) -> Outcome {
    switch line {
    case .failure(let failure):
      return Outcome(failure: failure)
    case .tooLong(let file, let number):
      let fault = ArticleLine.Fault(.tooLong, String(SourceText.maximumByteCount >> 20))
      return Outcome(output: record(of: fault, file: file, line: number))
    case .bytes(let bytes, let file, let number):
      do throws(ArticleLine.Fault) {
        let article = try ArticleLine(bytes, defaults: options)
        if format == .sketch {
          return Outcome(output: sketch(of: article.text, article.options, article: article.id))
        }
        let reading = read(article.text, options: article.options, lexicon: lexicon)
        return Outcome(output: json.encode(reading, article: article.id))
      } catch {
        return Outcome(output: record(of: error, file: file, line: number))
      }
    }
  }

  private func record(of fault: ArticleLine.Fault, file: String, line: Int) -> [UInt8] {
    fault.record(
      file: file, line: line, message: Messages.errors.text("line.\(fault.code.rawValue)", language, fault.detail))
  }

  private var json: JSONFormat {
    JSONFormat(format == .json ? .document : .records, units: units, explain: explain, filter: filter)
  }

  private func encoded(_ reading: Reading, name: String) -> [UInt8] {
    switch format {
    case .json, .jsonl: json.encode(reading)
    case .sketch: sketch(of: reading.document.text, reading.options)
    case .conllu: CoNLLUFormat().encode(reading)
    case .plover: PLOVERFormat(filter: filter).encode(reading)
    case .gdelt: GDELTFormat(filter: filter).encode(reading)
    case .text:
      TextReport(
        language: language, isColoured: isColoured, isIsolated: isIsolated, explain: explain, filter: filter
      ).encode(reading, name: name)
    }
  }

  /// What is compared of an article instead of its words: nothing is read for it.
  private func sketch(of text: SourceText, _ options: ReadingOptions, article: [UInt8]? = nil) -> [UInt8] {
    let sketch = Sketch(
      Article(
        id: documentID(of: text), text: text, title: options.title, outlet: options.outlet,
        published: options.published))
    return SketchFormat().encode(sketch, article: article)
  }
}
