// Names to invent people with: common ones in Sweden, of several origins.

export const firstNames = [
  ...['Anna', 'Erik', 'Maria', 'Lars', 'Karin', 'Anders', 'Sara', 'Johan', 'Eva', 'Per', 'Lena', 'Nils'],
  ...['Fatima', 'Ali', 'Amina', 'Hassan', 'Leila', 'Omar', 'Zahra', 'Yusuf', 'Mariam', 'Ahmed'],
  ...['Agnieszka', 'Piotr', 'Jelena', 'Goran', 'Nadja', 'Mirza', 'Aino', 'Mikko', 'Elif', 'Mehmet'],
  ...[
    'Ingrid',
    'Gustav',
    'Elsa',
    'Oskar',
    'Maja',
    'Viktor',
    'Alva',
    'Hugo',
    'Astrid',
    'Göran',
    'Åsa',
    'Örjan',
  ],
]

export const lastNames = [
  ...[
    'Andersson',
    'Johansson',
    'Karlsson',
    'Nilsson',
    'Eriksson',
    'Larsson',
    'Olsson',
    'Persson',
    'Svensson',
  ],
  ...['Lindberg', 'Lindqvist', 'Bergström', 'Sandberg', 'Forsberg', 'Sjöberg', 'Ekström', 'Åkesson', 'Öberg'],
  ...['Hassan', 'Ali', 'Ahmadi', 'Mohamed', 'Nguyen', 'Haddad', 'Yilmaz', 'Demir', 'Kovačević', 'Petrović'],
  ...['Kowalska', 'Nowak', 'Korhonen', 'Virtanen', 'Hedlund', 'Wallin', 'Nyström', 'Blom', 'Holm', 'Sundin'],
]
