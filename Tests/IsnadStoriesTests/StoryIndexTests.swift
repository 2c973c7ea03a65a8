import IsnadReading
import IsnadStories
import IsnadText
import Testing

@Suite struct StoryIndexTests {
  /// Three reports of one fire, a reprint of the first, and two of something else.
  private static let articles: [Article] = [
    article(
      "fire-1", "alif", "2031-05-02T08:00",
      "اندلع حريق هائل في ميناء طرطوسة التجاري فجر الجمعة والتهمت النيران عشرة مستودعات للقطن والأخشاب، وقال قائد فوج الإطفاء زهير القباني إن ألسنة اللهب امتدت إلى رصيف الحاويات الغربي قبل أن تسيطر عليها الزوارق، ولم تسجل إصابات بين عمال الميناء الذين أخلوا المكان سريعا بحسب إدارة المرفأ التي فتحت تحقيقا في أسباب الحادث."
    ),
    article(
      "fire-2", "ba", "2031-05-02T14:00",
      "سيطرت فرق الإطفاء ظهر الجمعة على حريق ميناء طرطوسة بعد ساعات من اشتعال مستودعات القطن والأخشاب، وأكد زهير القباني قائد فوج الإطفاء أن رصيف الحاويات لم يتضرر كثيرا، فيما تحقق إدارة المرفأ في أسباب الحريق."
    ),
    article(
      "fire-3", "jim", "2031-05-05",
      "كشفت إدارة مرفأ طرطوسة أن تماسا كهربائيا أشعل حريق مستودعات القطن والأخشاب الجمعة الماضية، وقدرت خسائر رصيف الحاويات والمستودعات العشرة بمبالغ كبيرة، وأشادت بفوج الإطفاء وقائده القباني."
    ),
    article(
      "fire-copy", "dal", "2031-05-02T09:30",
      "اندلع حريق هائل في ميناء طرطوسة التجاري فجر الجمعة والتهمت النيران عشرة مستودعات للقطن والأخشاب، وقال قائد فوج الإطفاء زهير القباني إن ألسنة اللهب امتدت إلى رصيف الحاويات الغربي قبل أن تسيطر عليها الزوارق، ولم تسجل إصابات بين عمال الميناء."
    ),
    article(
      "chess", "alif", "2031-05-03",
      "أحرزت لاعبة الشطرنج الناشئة رباب السنوسي لقب بطولة القارة بعد فوزها في الجولة الأخيرة على منافستها الكازاخية، وهو أول لقب لها في فئة الأساتذة."
    ),
    article(
      "locust", "ba", "2031-05-03",
      "حذر مركز مكافحة الجراد من أسراب جديدة تعبر الصحراء نحو الواحات الجنوبية، ودعا المزارعين إلى الإبلاغ عن أماكن تكاثرها قبل موسم الحصاد."
    ),
  ]

  private static func article(_ id: String, _ outlet: String, _ published: String, _ text: String) -> Article {
    Article(id: id, text: SourceText(text), outlet: outlet, published: PublicationDate(published))
  }

  /// The ids of each story's articles, reprints in parentheses behind their first reporter.
  private func stories(_ articles: [Article]) -> [String] {
    var index = StoryIndex()
    for article in articles { index.add(Sketch(article)) }
    return index.stories().map { story in
      story.tellings.map { telling in
        let copies = telling.reprints.map { "(" + index.sketches[$0].id + ")" }
        return ([index.sketches[telling.first].id] + copies).joined()
      }.joined(separator: " ")
    }
  }

  @Test("reports and follow-ups of one event are one story, a reprint stands under its first reporter")
  func groups() { #expect(stories(Self.articles) == ["fire-1(fire-copy) fire-2 fire-3", "chess", "locust"]) }

  @Test("the order in which articles come changes nothing", arguments: 0..<6)
  func order(_ turn: Int) {
    let turned = Array(Self.articles[turn...] + Self.articles[..<turn])
    #expect(stories(turned) == stories(Self.articles))
    #expect(stories(turned.reversed()) == stories(Self.articles))
  }

  @Test("asking for the stories in between changes nothing: the batch's cut does not matter")
  func batches() {
    var index = StoryIndex()
    for article in Self.articles {
      index.add(Sketch(article))
      _ = index.stories()
    }
    var whole = StoryIndex()
    for article in Self.articles { whole.add(Sketch(article)) }
    #expect(index.stories() == whole.stories())
  }

  @Test("a story ends: what lies weeks apart is not joined")
  func weeksApart() {
    let first = Self.articles[1]
    let later = Article(
      id: "later", text: Self.articles[2].text, outlet: "jim", published: PublicationDate("2031-08-05"))
    #expect(stories([first, later]) == ["fire-2", "later"])
  }

  @Test("without dates, the first reporter is only the first by name, and that is said")
  func undated() throws {
    var index = StoryIndex()
    for id in ["b", "a"] { index.add(Sketch(Article(id: id, text: Self.articles[0].text))) }
    let telling = try #require(index.stories().first?.tellings.first)
    #expect(index.sketches[telling.first].id == "a")
    #expect(!telling.isFirstByDate)
  }

  @Test("texts without words, and one letter a million times, are no trouble", arguments: ["", "؟!", "ا"])
  func degenerate(_ text: String) {
    let long = String(repeating: text + " ", count: 100_000)
    #expect(stories([Article(id: "a", text: SourceText(long)), Self.articles[4]]).count == 2)
  }
}
