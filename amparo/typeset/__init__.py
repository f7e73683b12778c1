"""Papers: a Typst sheet and the words that go into it become one tagged PDF (PDF/UA-1). Every app's papers pass here.

Pure but for reading the sheet and what it includes from its own folder: no system typefaces, no network, no clock.
Owns how a paper is set. It must not know what any paper says: sheets live in the apps that issue them.
"""

from amparo.typeset.setting import pdf as pdf
